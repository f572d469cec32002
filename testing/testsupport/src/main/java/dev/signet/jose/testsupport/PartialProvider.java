package dev.signet.jose.testsupport;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.function.Supplier;

/** A provider named {@code Part} that has some of the services of the platform's providers and no others. */
public final class PartialProvider extends Provider {
    private static final long serialVersionUID = 1;

    /**
     * Makes the provider.
     *
     * @param services type and algorithm of each service, for example {@code "KeyAgreement.X25519"}; the first provider
     *     of the platform that has it serves
     */
    public PartialProvider(String... services) {
        super("Part", "1", "");
        for (String service : services) {
            Provider whole = Security.getProviders(service)[0];
            int dot = service.indexOf('.');
            String algorithm = service.substring(dot + 1);
            putService(new Borrowed(this, algorithm, whole.getService(service.substring(0, dot), algorithm)));
        }
    }

    /**
     * Adds a service that a test implements.
     *
     * @param type for example {@code "KeyAgreement"}
     * @param algorithm for example {@code "ECDH"}
     * @param implementation makes an instance, of the class that JCA expects for the type
     * @return this provider
     */
    public PartialProvider with(String type, String algorithm, Supplier<?> implementation) {
        putService(new Service(this, type, algorithm, "of a test", null, null) {
            @Override
            public Object newInstance(Object parameter) {
                return implementation.get();
            }
        });
        return this;
    }

    private static final class Borrowed extends Service {
        private final Service lender;

        Borrowed(Provider part, String algorithm, Service lender) {
            super(part, lender.getType(), algorithm, lender.getClassName(), null, null);
            this.lender = lender;
        }

        @Override
        public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
            return lender.newInstance(parameter);
        }
    }
}
