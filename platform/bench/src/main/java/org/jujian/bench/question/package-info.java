/// Questions across communities, asked of the platform's column store and of its peers over the same rows: PostgreSQL,
/// DuckDB, and the engine without what the platform puts before it.
@NullMarked
package org.jujian.bench.question;

import org.jspecify.annotations.NullMarked;
