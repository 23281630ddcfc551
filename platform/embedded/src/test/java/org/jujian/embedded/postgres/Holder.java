package org.jujian.embedded.postgres;

import java.nio.file.Path;

/// An application that commits a row and then holds its PostgreSQL until it is killed.
final class Holder {
    static final String COMMITTED = "committed";

    private Holder() {}

    public static void main(String[] args) throws Exception {
        var server = EmbeddedPostgresServer.start(Path.of(args[0]));
        EmbeddedPostgresServerTest.writeNote(server.address(), "killed");
        System.out.println(COMMITTED);
        System.in.read();
        server.close();
    }
}
