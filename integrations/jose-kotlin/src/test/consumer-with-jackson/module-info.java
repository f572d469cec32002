module consumer {
    requires com.fasterxml.jackson.kotlin;
    requires dev.signet.jose.jackson;
    requires dev.signet.jose.kotlin;

    opens consumer to
            com.fasterxml.jackson.databind;
}
