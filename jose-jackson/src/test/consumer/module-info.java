module consumer {
    requires dev.signet.jose.jackson;

    // Jackson makes records by reflection.
    opens consumer to
            com.fasterxml.jackson.databind;

    uses dev.signet.jose.core.JsonBinding;
}
