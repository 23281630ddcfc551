package org.jujian.server.security;

import java.time.temporal.ChronoUnit;
import org.jujian.base.code.StreetCode;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.ChinaTime;
import org.jujian.server.stores.JujianSettings;
import org.jujian.tenants.account.Accounts;
import org.jujian.tenants.people.People;
import org.jujian.tenants.people.Person;
import org.jujian.tenants.people.Role;
import org.jujian.tenants.unit.Street;
import org.jujian.tenants.unit.Streets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/// The first people of an empty installation: the demo's (contract.md), or one administrator with a one-time
/// password that is printed once.
@Component
class DemoPeople implements InitializingBean {
    private static final Logger LOG = LoggerFactory.getLogger(DemoPeople.class);
    private static final String DEMO_PASSWORD = "jujian-demo";
    private static final Scope SETUP = Scope.system("setup");

    private final JujianSettings settings;
    private final People people;
    private final Accounts accounts;
    private final Streets streets;

    DemoPeople(JujianSettings settings, People people, Accounts accounts, Streets streets) {
        this.settings = settings;
        this.people = people;
        this.accounts = accounts;
        this.streets = streets;
    }

    @Override
    public void afterPropertiesSet() {
        if (!settings.hasDemoUsers()) {
            accounts.openFirst()
                    .ifPresent(password -> LOG.info(
                            "first administrator: user name admin, one-time password {} (shown once, good until {})",
                            password.value(),
                            password.until()
                                    .atZone(ChinaTime.ZONE)
                                    .toLocalDateTime()
                                    .truncatedTo(ChronoUnit.MINUTES)));
            return;
        }
        if (!people.isEmpty()) {
            return;
        }
        streets.register(SETUP, new Street(StreetCode.of("310114004"), "嘉定镇街道"));
        streets.register(SETUP, new Street(StreetCode.of("640104005"), "新华街街道"));
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
