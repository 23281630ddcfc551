package org.jujian.testing;

import org.jujian.base.columnstore.ColumnStore;

class EmbeddedColumnStoreTest extends ColumnStoreContract {
    @Override
    protected ColumnStore open() {
        return EngineFixture.empty();
    }
}
