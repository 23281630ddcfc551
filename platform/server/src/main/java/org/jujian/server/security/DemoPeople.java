package org.jujian.server.security;

import java.security.SecureRandom;
import java.util.Base64;
import org.jujian.base.code.StreetCode;
import org.jujian.base.scope.Scope;
import org.jujian.server.stores.JujianSettings;
import org.jujian.tenants.people.People;
import org.jujian.tenants.people.Person;
import org.jujian.tenants.people.Role;
import org.jujian.tenants.unit.Street;
import org.jujian.tenants.unit.Units;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/// The first people of an empty installation: the demo's (contract.md), or one administrator with a password that is
/// printed once.
@Component
class DemoPeople implements InitializingBean {
    private static final Logger LOG = LoggerFactory.getLogger(DemoPeople.class);
    private static final String DEMO_PASSWORD = "jujian-demo";
    private static final Scope SETUP = Scope.system("setup");

    private final JujianSettings settings;
    private final People people;
    private final Units units;

    DemoPeople(JujianSettings settings, People people, Units units) {
        this.settings = settings;
        this.people = people;
        this.units = units;
    }

    @Override
    public void afterPropertiesSet() {
        if (!people.isEmpty()) {
            return;
        }
        if (!settings.hasDemoUsers()) {
            byte[] bits = new byte[12];
            new SecureRandom().nextBytes(bits);
            String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
            people.add(new Person("admin", Role.ADMINISTRATOR, 0), password);
            LOG.info("first administrator: admin, password (shown once): {}", password);
            return;
        }
        units.addStreet(SETUP, new Street(StreetCode.of("310114004"), "嘉定镇街道"));
        units.addStreet(SETUP, new Street(StreetCode.of("640104005"), "新华街街道"));
        add("jiading-office", Role.STREET_OFFICE, 310114004000L);
        add("jiading-discipline", Role.DISCIPLINE_COMMITTEE, 310114004000L);
        add("liyuan-clerk", Role.CLERK, 310114004009L);
        add("liyuan-director", Role.DIRECTOR, 310114004009L);
        add("liyuan-supervisor", Role.SUPERVISOR, 310114004009L);
        add("xinhua-office", Role.STREET_OFFICE, 640104005000L);
        add("xinhua-discipline", Role.DISCIPLINE_COMMITTEE, 640104005000L);
        add("gulou-clerk", Role.CLERK, 640104005001L);
        add("admin", Role.ADMINISTRATOR, 0);
    }

    private void add(String username, Role role, long unit) {
        people.add(new Person(username, role, unit), DEMO_PASSWORD);
    }
}
