package consumer;

import dev.signet.jose.columns.Column;
import dev.signet.jose.columns.ColumnKeys;
import dev.signet.jose.columns.ColumnOpener;
import dev.signet.jose.columns.ColumnSealer;
import dev.signet.jose.columns.ColumnSpecification;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.OctJwk;

/** A cell that is opened in its column and in another one, in a module of its own. */
final class Main {
    private Main() {}

    public static void main(String[] args) {
        ColumnKeys keys = () -> JwkSet.of(OctJwk.generate(32).withKeyId("2026-11"));
        ColumnSpecification columns = ColumnSpecification.of(keys).sealingWithKey("2026-11");
        Column<String> ssn = Column.text("patients.ssn");
        try (ColumnSealer<String> sealer = columns.sealer(ssn);
                ColumnOpener<String> opener = columns.opener(ssn);
                ColumnOpener<String> other = columns.opener(Column.text("patients.name"))) {
            String cell = sealer.seal("078-05-1120");
            System.out.println(opener.open(cell));
            System.out.println(other.tryOpen(cell).reason().orElseThrow());
        }
    }
}
