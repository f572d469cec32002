package dev.signet.jose.spring.boot;

import dev.signet.jose.core.JoseObserver;

/** An observer for each key set, which has a name. */
interface KeySetObservers {

    /** Returns the observer of a key set of that name. */
    JoseObserver forKeySet(String name);
}
