package dev.signet.jose.providers;

import static net.bytebuddy.matcher.ElementMatchers.isPublic;
import static net.bytebuddy.matcher.ElementMatchers.isSubTypeOf;
import static net.bytebuddy.matcher.ElementMatchers.nameContains;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.none;

import java.lang.StackWalker.StackFrame;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;

/**
 * A Java agent that records which provider computes what Signet asks JCA for. It stands in JCA's own classes: what is
 * recorded is the object that computed, not one that was looked up. What providers ask each other for is left out.
 */
public final class JcaRecorder {

    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    /** Those that take the place of its provider. */
    private static final String[] BOUNCY_CASTLES_CLASSES = {
        "org.bouncycastle.crypto.signers.ECDSASigner",
        "org.bouncycastle.crypto.params.Ed25519PublicKeyParameters",
        "org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters",
        "org.bouncycastle.crypto.params.Ed448PublicKeyParameters",
        "org.bouncycastle.crypto.params.Ed448PrivateKeyParameters"
    };

    private static final Set<String> RECORDED = new LinkedHashSet<>();

    /** The objects that computed: PBKDF2 asks one for each of its many iterations. */
    private static final Set<Object> SEEN = Collections.newSetFromMap(new IdentityHashMap<>());

    private JcaRecorder() {}

    /**
     * Begins to record; called by the JVM.
     *
     * @param arguments not used
     * @param instrumentation changes the classes of JCA
     * @throws ClassNotFoundException if the JDK has no longer a class that is named here
     */
    public static void premain(String arguments, Instrumentation instrumentation) throws ClassNotFoundException {
        // Agents are not asked about classes of the JDK's archive that are loaded later.
        Class.forName("java.security.KeyPairGenerator$Delegate");
        AgentBuilder builder = new AgentBuilder.Default()
                .disableClassFormatChanges()
                .with(AgentBuilder.RedefinitionStrategy.RETRANSFORMATION)
                .with(AgentBuilder.Listener.StreamWriting.toSystemError().withErrorsOnly())
                .ignore(none());
        for (Engine<?> engine : Engine.ALL) {
            builder = builder.type(nameContains(engine.type().getSimpleName()).and(isSubTypeOf(engine.type())))
                    .transform((type, description, loader, module, domain) -> type.visit(Advice.to(Entry.class)
                            .on(namedOneOf(engine.methods().toArray(String[]::new))
                                    .and(isPublic()))));
        }
        builder.type(namedOneOf(BOUNCY_CASTLES_CLASSES))
                .transform((type, description, loader, module, domain) -> type.visit(Advice.to(Entry.class)
                        .on(namedOneOf("verifySignature", "verify", "sign").and(isPublic()))))
                .installOn(instrumentation);
        System.getProperties().put(JcaRecorder.class.getName(), (Consumer<Object>) JcaRecorder::record);
    }

    /** Returns service, algorithm and provider of what computed since the last call, in the order of first use. */
    static List<String> taken() {
        List<String> taken = new ArrayList<>(RECORDED);
        RECORDED.clear();
        SEEN.clear();
        return taken;
    }

    private static void record(Object computing) {
        if (SEEN.add(computing) && STACK.walk(frames -> isAskedBySignet(frames.iterator(), computing))) {
            String described = Engine.described(computing);
            RECORDED.add(described.isEmpty() ? computing.getClass().getSimpleName() + " BouncyCastle" : described);
        }
    }

    /** A provider may extend the class of JCA itself; its own methods are then between the caller and the recorder. */
    private static boolean isAskedBySignet(Iterator<StackFrame> callers, Object computing) {
        while (callers.hasNext()) {
            Class<?> caller = callers.next().getDeclaringClass();
            if (caller != JcaRecorder.class && !caller.isInstance(computing)) {
                return caller.getName().startsWith("dev.signet.jose.");
            }
        }
        return false;
    }

    /** What is copied to the beginning of each method. The JDK's classes see no class but those of the JDK. */
    private static final class Entry {
        @Advice.OnMethodEnter
        @SuppressWarnings("unchecked")
        static void computes(@Advice.This Object computing) {
            Object recorder = System.getProperties().get("dev.signet.jose.providers.JcaRecorder");
            if (recorder != null) {
                ((Consumer<Object>) recorder).accept(computing);
            }
        }
    }
}
