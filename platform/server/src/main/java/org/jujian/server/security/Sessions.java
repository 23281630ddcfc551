package org.jujian.server.security;

import org.jujian.tenants.people.Person;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.stereotype.Component;

/// The sessions of a person, on whatever machines.
@Component
public class Sessions {
    private final JdbcIndexedSessionRepository stored;

    Sessions(JdbcIndexedSessionRepository stored) {
        this.stored = stored;
    }

    /// Ends every session of `person` but the one with id `kept`.
    public void endOthers(Person person, String kept) {
        stored.findByPrincipalName(person.username()).keySet().stream()
                .filter(id -> !id.equals(kept))
                .forEach(stored::deleteById);
    }

    /// Ends every session of the user name.
    public void end(String username) {
        stored.findByPrincipalName(username).keySet().forEach(stored::deleteById);
    }
}
