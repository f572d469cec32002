module consumer {
    requires dev.signet.jose.jackson3;
    requires dev.signet.jose.kotlin;
    requires tools.jackson.module.kotlin;

    opens consumer to
            tools.jackson.databind;
}
