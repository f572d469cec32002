module consumer {
    requires dev.signet.jose.jwt;
    requires dev.signet.jose.jackson;
    requires dev.signet.jose.jackson3;

    opens consumer to
            com.fasterxml.jackson.databind,
            tools.jackson.databind;
}
