package dev.signet.jose.jwt.replay.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

/** What is found in an exception of Lettuce, wherever in it that is. */
class RedisFailureTest {

    private static final Throwable WRONG = new RedisCommandExecutionException("WRONGPASS invalid password");
    private static final Throwable FULL = new RedisCommandExecutionException("OOM command not allowed");
    private static final Throwable REFUSED = new RedisConnectionException("node", new ConnectException("refused"));
    private static final Throwable CLOSED = new RedisConnectionException("closed prematurely");

    @Test
    void an_answer_is_told_that_is_the_exception_or_its_cause() {
        assertThat(told(new RedisCommandExecutionException("OOM command not allowed")))
                .endsWith("(OOM)");
        assertThat(told(new RedisException("outer", WRONG))).endsWith("(WRONGPASS)");
    }

    @Test
    void an_answer_is_told_that_is_suppressed() {
        assertThat(told(suppressing(new RedisException("outer"), REFUSED, WRONG)))
                .endsWith("(WRONGPASS)");
        assertThat(told(suppressing(new RedisException("outer"), REFUSED))).endsWith("it cannot be reached");
    }

    /** As the failure of a cluster is. */
    @Test
    void an_answer_is_told_that_is_the_cause_of_one_that_a_cause_suppresses() {
        RedisException partitions =
                suppressing(new RedisException("no partitions"), REFUSED, new RedisConnectionException("node", WRONG));

        assertThat(told(new RedisConnectionException("no cluster", partitions))).endsWith("(WRONGPASS)");
    }

    @Test
    void of_two_answers_the_nearer_is_told() {
        RedisException deep = new RedisException("outer", new RedisException("cause", WRONG));
        assertThat(told(deep)).endsWith("(WRONGPASS)");

        assertThat(told(suppressing(deep, FULL))).endsWith("(OOM)");
        assertThat(told(suppressing(new RedisException("outer", WRONG), FULL))).endsWith("(WRONGPASS)");
    }

    @Test
    void a_late_answer_is_told_if_there_is_no_other() {
        RedisException late = suppressing(new RedisException("outer"), REFUSED, new RedisCommandTimeoutException());
        assertThat(told(late)).endsWith("it did not answer in time");

        assertThat(told(suppressing(late, WRONG))).endsWith("(WRONGPASS)");
    }

    @Test
    void a_circle_ends() {
        RedisException outer = new RedisException("outer");
        RedisException inner = new RedisException("inner", outer);
        outer.initCause(inner);
        inner.addSuppressed(outer);
        assertThat(told(outer)).endsWith("it cannot be reached");

        inner.addSuppressed(WRONG);
        assertThat(told(outer)).endsWith("(WRONGPASS)");
    }

    @Test
    void a_connection_is_closed_where_nothing_else_is_said() {
        assertThat(RedisFailure.isClosedConnection(new RedisException("outer", CLOSED)))
                .isTrue();
        assertThat(RedisFailure.isClosedConnection(suppressing(new RedisException("outer"), REFUSED, CLOSED)))
                .isTrue();

        assertThat(RedisFailure.isClosedConnection(new RedisException("outer", REFUSED)))
                .isFalse();
        assertThat(RedisFailure.isClosedConnection(suppressing(new RedisException("outer"), CLOSED, WRONG)))
                .isFalse();
    }

    private static String told(RedisException e) {
        return RedisFailure.of(e, "127.0.0.1:6379", RedisUse.USED_TOKENS).getMessage();
    }

    private static RedisException suppressing(RedisException outer, Throwable... suppressed) {
        for (Throwable one : suppressed) {
            outer.addSuppressed(one);
        }
        return outer;
    }
}
