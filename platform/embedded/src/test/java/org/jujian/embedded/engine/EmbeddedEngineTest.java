package org.jujian.embedded.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.columnstore.Statement;
import org.jujian.base.scope.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedEngineTest {
    private static final Scope SYSTEM = Scope.system("test");

    @Test
    void answersFromItsOwnProcess(@TempDir Path directory) {
        try (var engine = EmbeddedEngine.start(EngineSettings.in(directory));
                var store = new ColumnStore(engine.columnStore().withDatabase("default"))) {
            List<String> answer = store.query(
                    SYSTEM,
                    Statement.of("SELECT {name:String} AS name").bind("name", "居鉴\t'\\"),
                    row -> row.string("name"));
            assertThat(answer).containsExactly("居鉴\t'\\");
            assertThat(engine.pid()).isNotEqualTo(ProcessHandle.current().pid());
        }
    }
}
