package org.jujian.tenants.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.jujian.tenants.people.Person;

/// A person as those see him who administer him; never with a password.
///
/// @param name  how people call him, empty for those whom the platform brought along
/// @param until when the one-time password ends or ended, null when it was changed
public record Account(
        Person person, String name, State state, @Nullable Instant until, Instant createdAt) {
    public enum State {
        ACTIVE("在用"),
        ONE_TIME("待改密码"),
        EXPIRED("一次性密码已过期"),
        DISABLED("已停用");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
