module consumer {
    requires dev.signet.jose.jackson3;

    // Jackson makes records by reflection.
    opens consumer to
            tools.jackson.databind;

    uses dev.signet.jose.core.JsonBinding;
}
