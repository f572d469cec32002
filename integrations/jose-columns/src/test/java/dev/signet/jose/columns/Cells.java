package dev.signet.jose.columns;

import static dev.signet.jose.jwe.ContentEncryption.A256GCM;

import dev.signet.jose.core.Base64Url;
import dev.signet.jose.core.InvalidTokenException;
import dev.signet.jose.core.InvalidTokenException.ClaimFailure;
import dev.signet.jose.core.InvalidTokenException.Reason;
import dev.signet.jose.core.JsonObject;
import dev.signet.jose.jwe.AesKeyWrap;
import dev.signet.jose.jwe.ExternalUnwrapper;
import dev.signet.jose.jwe.JweDecrypter;
import dev.signet.jose.jwe.JweEncrypter;
import dev.signet.jose.jwk.JwkSet;
import dev.signet.jose.jwk.OctJwk;
import dev.signet.jose.jwk.RsaJwk;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/** Keys, and cells made and taken apart. Has no instances. */
final class Cells {

    static final OctJwk KEY = OctJwk.generate(32).withKeyId("2026-11");
    static final OctJwk OLD_KEY = OctJwk.generate(32).withKeyId("2025-11");
    static final RsaJwk RSA = RsaJwk.generate(2048).withKeyId("rsa");
    static final JwkSet SET = JwkSet.of(KEY, OLD_KEY, RSA);

    static final JweEncrypter ENCRYPTER = AesKeyWrap.A256KW.encrypter(KEY, A256GCM);
    static final JweDecrypter DECRYPTER = JweDecrypter.of(SET, AesKeyWrap.A256KW, A256GCM);

    static final Column<String> SSN = Column.text("patients.ssn");

    private Cells() {}

    static <T> ColumnSealer<T> sealer(Column<T> column) {
        return ColumnSealer.of(column, ENCRYPTER);
    }

    static <T> ColumnOpener<T> opener(Column<T> column) {
        return ColumnOpener.of(column, DECRYPTER);
    }

    /** Returns what unwraps keys as a KMS does that has the RSA key, and counts its uses. */
    static ExternalUnwrapper unwrapper(AtomicInteger uses) {
        RSAPrivateKey key = RSA.privateKey().orElseThrow();
        return encrypted -> {
            uses.incrementAndGet();
            Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    key,
                    new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
            return cipher.doFinal(encrypted);
        };
    }

    /** Returns the cells of so many values under one sealer. */
    static List<String> sealed(ColumnSealer<String> sealer, int count) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            cells.add(sealer.seal("value " + i));
        }
        return cells;
    }

    static String part(String cell, int index) {
        return cell.split("\\.", -1)[index];
    }

    /** Returns the text of header and encrypted key. */
    static String keyText(String cell) {
        return part(cell, 0) + '.' + part(cell, 1);
    }

    static JsonObject header(String cell) {
        return JsonObject.parse(Base64Url.decode(part(cell, 0)));
    }

    /** Returns the reason with which an opener refuses a cell, both as an exception and as a result. */
    static Reason reason(ColumnOpener<?> opener, String cell) {
        Reason reason = opener.tryOpen(cell).reason().orElseThrow(() -> new AssertionError("the cell was opened"));
        try {
            opener.open(cell);
        } catch (InvalidTokenException e) {
            if (e.reason() == reason) {
                return reason;
            }
        }
        throw new AssertionError("open(..) does not refuse what tryOpen(..) does, as " + reason);
    }

    /** Returns the code of the one failure with which an opener refuses a cell. */
    static ClaimFailure.Code code(ColumnOpener<?> opener, String cell) {
        List<ClaimFailure> failures =
                opener.tryOpen(cell).failure().orElseThrow().failures();
        if (failures.size() != 1) {
            throw new AssertionError("expected one failure, found " + failures);
        }
        return failures.get(0).code();
    }
}
