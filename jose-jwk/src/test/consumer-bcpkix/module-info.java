module consumer {
    requires dev.signet.jose.jwk;
    requires org.bouncycastle.pkix;
}
