package org.jujian.testing.tables;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Target;
import org.jujian.base.postgres.PostgresAddress;
import org.jujian.base.postgres.PostgresStore;

/// A step of the build, not of the tests: writes `org.jujian.<module>.jooq` for the PostgreSQL schema of one module,
/// from the migrations themselves (run on a PostgreSQL of its own) together with those of the modules before it.
/// Does nothing when the module's migrations are those of the last time.
///
/// Arguments: module · its `db/migration` directory · its compiled resources (may hold stale copies) · target
/// directory.
public final class GenerateTables {
    /// Changed when the way of generating changes.
    private static final String VERSION = "1";

    private GenerateTables() {}

    public static void main(String[] args) throws Exception {
        String module = args[0];
        Path migrations = Path.of(args[1]);
        Path compiled = Path.of(args[2]);
        Path target = Path.of(args[3]);
        Files.createDirectories(target);
        List<Path> files = files(migrations);
        String hash = hash(files);
        Path stamp = target.resolve(".migrations");
        if (files.isEmpty() || (Files.exists(stamp) && Files.readString(stamp).equals(hash))) {
            return;
        }
        try (var server = EmbeddedPostgres.builder().start()) {
            var address = new PostgresAddress.Embedded(
                    server.getJdbcUrl("postgres", "postgres").replaceFirst("\\?.*", ""), "generate", "generate");
            PostgresStore.createEmbeddedRoles(server.getPostgresDatabase(), "postgres", address);
            PostgresStore.migrate(address, new Upstream(compiled), "filesystem:" + migrations);
            GenerationTool.generate(configuration(module, address, target));
        }
        Files.writeString(stamp, hash);
        System.out.println("jOOQ: tables of " + module + " written");
    }

    private static Configuration configuration(String module, PostgresAddress.Embedded address, Path target) {
        return new Configuration()
                .withJdbc(new Jdbc()
                        .withDriver("org.postgresql.Driver")
                        .withUrl(address.url())
                        .withUser("jujian_owner")
                        .withPassword(address.ownerPassword()))
                .withGenerator(new Generator()
                        .withDatabase(new org.jooq.meta.jaxb.Database()
                                .withName("org.jooq.meta.postgres.PostgresDatabase")
                                .withInputSchema(module)
                                .withIncludeRoutines(false))
                        .withGenerate(new Generate()
                                .withRecords(true)
                                .withJavaTimeTypes(true)
                                .withGeneratedAnnotation(true)
                                .withNullableAnnotation(true)
                                .withNullableAnnotationType("org.jspecify.annotations.Nullable"))
                        .withTarget(new Target()
                                .withPackageName("org.jujian." + module + ".jooq")
                                .withDirectory(target.toString())));
    }

    private static List<Path> files(Path migrations) throws IOException {
        if (!Files.isDirectory(migrations)) {
            return List.of();
        }
        try (var all = Files.walk(migrations)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String hash(List<Path> files) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(VERSION.getBytes(StandardCharsets.UTF_8));
        for (Path file : files) {
            digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(file));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /// The class path without the module's own compiled resources.
    private static final class Upstream extends ClassLoader {
        private final String hidden;

        Upstream(Path compiled) {
            super(GenerateTables.class.getClassLoader());
            this.hidden = compiled.toAbsolutePath() + "/";
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            List<URL> seen = Collections.list(super.getResources(name));
            seen.removeIf(url -> url.getPath().startsWith(hidden));
            return Collections.enumeration(seen);
        }
    }
}
