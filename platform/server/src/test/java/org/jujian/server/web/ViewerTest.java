package org.jujian.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jujian.tenants.people.Person;
import org.jujian.tenants.people.Role;
import org.junit.jupiter.api.Test;

class ViewerTest {
    private static final long COMMUNITY = 310114004009L;
    private static final long STREET = 310114004000L;

    @Test
    void thoseWhoOverseeDoNotFeed() {
        assertThat(viewer(Role.CLERK, COMMUNITY).mayUpload()).isTrue();
        assertThat(viewer(Role.DIRECTOR, COMMUNITY).mayUpload()).isTrue();
        assertThat(viewer(Role.STREET_OFFICE, STREET).mayUpload()).isTrue();
        assertThat(viewer(Role.SUPERVISOR, COMMUNITY).mayUpload()).isFalse();
        assertThat(viewer(Role.DISCIPLINE_COMMITTEE, STREET).mayUpload()).isFalse();
        assertThat(viewer(Role.ADMINISTRATOR, 0).mayUpload()).isFalse();
    }

    @Test
    void whatARoleMayNotDoDoesNotAppear() {
        assertThat(entries(Role.CLERK))
                .containsExactly("/community", "/upload", "/calendar", "/rows", "/reports", "/objections", "/units");
        assertThat(entries(Role.SUPERVISOR))
                .containsExactly("/community", "/calendar", "/rows", "/reports", "/objections", "/units");
    }

    @Test
    void onlyTheCommitteeHasAWatchList() {
        assertThat(entries(Role.DISCIPLINE_COMMITTEE, STREET)).contains("/watch");
        assertThat(entries(Role.STREET_OFFICE, STREET)).doesNotContain("/watch");
        assertThat(entries(Role.DIRECTOR)).doesNotContain("/watch");
    }

    private static List<String> entries(Role role) {
        return entries(role, COMMUNITY);
    }

    private static List<String> entries(Role role, long unit) {
        return viewer(role, unit).shell("/community", 0).links().stream()
                .map(Shell.Link::href)
                .toList();
    }

    private static Viewer viewer(Role role, long unit) {
        return new Viewer(new Person("someone", role, unit), "单位", "所属");
    }
}
