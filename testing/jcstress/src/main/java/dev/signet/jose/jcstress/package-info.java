/** What two threads can see of the parts without locks. */
package dev.signet.jose.jcstress;
