package org.jujian.base.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jujian.base.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OriginalsTest {
    private static final UUID FIRST = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final UUID SECOND = UUID.fromString("00000000-0000-0000-0000-000000000002");
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path directory;

    @Test
    void namesAnUploadByTheHashOfItsBytes() {
        Receipt receipt = originals(100).receive(FIRST, bytes("abc"));

        assertThat(receipt).isEqualTo(new Receipt(FIRST, new Sha256(ABC), 3));
    }

    @Test
    void keepsBytesInQuarantineUntilTheyArePromoted() throws IOException {
        Originals originals = originals(100);
        Receipt receipt = originals.receive(FIRST, bytes("abc"));
        assertThat(originals.isQuarantined(FIRST)).isTrue();
        assertThat(files()).containsExactly("quarantine/" + FIRST);

        originals.promote(FIRST, receipt.hash());

        assertThat(originals.isQuarantined(FIRST)).isFalse();
        assertThat(files()).containsExactly("kept/ba/" + ABC);
        assertThat(read(originals, receipt)).isEqualTo("abc");
    }

    @Test
    void keepsEqualBytesOnce() throws IOException {
        Originals originals = originals(100);
        Receipt first = originals.receive(FIRST, bytes("abc"));
        Receipt second = originals.receive(SECOND, bytes("abc"));

        originals.promote(FIRST, first.hash());
        originals.promote(SECOND, second.hash());

        assertThat(files()).containsExactly("kept/ba/" + ABC);
    }

    @Test
    void mayBePromotedAndDestroyedAgainAfterACrash() throws IOException {
        Originals originals = originals(100);
        Receipt kept = originals.receive(FIRST, bytes("abc"));
        originals.promote(FIRST, kept.hash());
        originals.promote(FIRST, kept.hash());
        originals.receive(SECOND, bytes("abd"));
        originals.destroy(SECOND);
        originals.destroy(SECOND);

        assertThat(files()).containsExactly("kept/ba/" + ABC);
    }

    @Test
    void destroysRefusedBytesButNotEqualOnesThatWereKept() throws IOException {
        Originals originals = originals(100);
        Receipt kept = originals.receive(FIRST, bytes("abc"));
        originals.promote(FIRST, kept.hash());
        originals.receive(SECOND, bytes("abc"));

        originals.destroy(SECOND);

        assertThat(files()).containsExactly("kept/ba/" + ABC);
    }

    @Test
    void findsNothingOfDestroyedBytes() {
        Originals originals = originals(100);
        Receipt receipt = originals.receive(FIRST, bytes("abc"));

        originals.destroy(FIRST);

        assertThat(originals.open(FIRST, receipt.hash())).isEmpty();
    }

    @Test
    void takesAFileOfExactlyTheLimitAndRefusesOneByteMore() throws IOException {
        Originals originals = originals(1 << 20);
        assertThat(originals
                        .receive(FIRST, new ByteArrayInputStream(new byte[1 << 20]))
                        .bytes())
                .isEqualTo(1 << 20);

        assertThatThrownBy(() -> originals.receive(SECOND, new ByteArrayInputStream(new byte[(1 << 20) + 1])))
                .isInstanceOfSatisfying(Problem.class, p -> {
                    assertThat(p.code()).isEqualTo("FILE_TOO_LARGE");
                    assertThat(p.status()).isEqualTo(413);
                })
                .hasMessage("文件：超过上限 1 MB。怎么办：按月份或社区拆成几个文件后分别上传。");
        assertThat(files()).containsExactly("quarantine/" + FIRST);
    }

    @Test
    void leavesNothingOfAnUploadThatBreaksOff() throws IOException {
        Originals originals = originals(100);

        assertThatThrownBy(() -> originals.receive(FIRST, breakingOff())).isInstanceOf(UncheckedIOException.class);

        assertThat(files()).isEmpty();
    }

    @Test
    void removesAtTheStartWhatACrashLeftOfAnUpload() throws IOException {
        originals(100).receive(FIRST, bytes("abc"));
        Files.writeString(directory.resolve("quarantine").resolve(SECOND + ".part"), "half of");

        originals(100);

        assertThat(files()).containsExactly("quarantine/" + FIRST);
    }

    @Test
    void leavesAnUploadAloneThatIsStillBeingWritten() throws IOException {
        InputStream slow = new InputStream() {
            private boolean started;

            @Override
            public int read() {
                if (started) {
                    return -1;
                }
                started = true;
                originals(100);
                return 'x';
            }
        };

        Receipt receipt = originals(100).receive(FIRST, slow);

        assertThat(receipt.bytes()).isEqualTo(1);
        assertThat(files()).containsExactly("quarantine/" + FIRST);
    }

    @Test
    void listsUploadsThatNobodyCameFor() {
        Originals originals = originals(100);
        originals.receive(FIRST, bytes("abc"));

        assertThat(originals.quarantinedBefore(Instant.EPOCH)).isEmpty();
        assertThat(originals.quarantinedBefore(Instant.MAX)).containsExactly(FIRST);
    }

    @Test
    void letsNobodyElseReadTheFolders() throws IOException {
        originals(100);

        assertThat(Files.getPosixFilePermissions(directory.resolve("quarantine")))
                .hasSize(3);
        assertThat(Files.getPosixFilePermissions(directory.resolve("kept"))).hasSize(3);
    }

    private Originals originals(long limit) {
        return new Originals(directory, limit);
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private static InputStream breakingOff() {
        return new InputStream() {
            private int left = 10;

            @Override
            public int read() throws IOException {
                if (left == 0) {
                    throw new IOException("connection reset");
                }
                left--;
                return 'x';
            }
        };
    }

    private static String read(Originals originals, Receipt receipt) throws IOException {
        try (InputStream in = originals.open(receipt.id(), receipt.hash()).orElseThrow()) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile)
                    .map(f -> directory.relativize(f).toString())
                    .toList();
        }
    }
}
