package dev.signet.jose.testsupport.sample;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of everything that an API can hold. */
public sealed interface Shape<T extends Comparable<T>> extends Cloneable {
    int SIDES = 4;
    String NAME = "shape";
    Object NOT_COPIED = new Object();

    <E extends Exception> List<? super T> sides(Class<? extends E> type, @Nullable String name, String... more)
            throws E;

    @Deprecated
    default byte @Nullable [] octets(List<?> any) {
        return null;
    }

    record Point(@Nullable String name, byte[] octets) {
        public Point(String name) {
            this(name, new byte[0]);
        }

        public static Point origin() {
            return new Point("origin");
        }
    }

    enum Colour {
        RED,
        GREEN {
            @Override
            public String hex() {
                return "0f0";
            }
        };

        public String hex() {
            return "f00";
        }
    }

    abstract non-sealed class Open implements Shape<String> {
        protected final int edges;
        final int hidden = 1;

        protected Open(Integer... edges) {
            this.edges = edges.length;
        }

        protected synchronized void turn() {}

        void hide() {}
    }
}

final class Hidden {
    private Hidden() {}
}

record Secret(String name) implements Other {
    @Override
    public <E extends Exception> List<? super String> sides(Class<? extends E> type, String name, String... more) {
        return List.of();
    }
}

non-sealed interface Other extends Shape<String> {}
