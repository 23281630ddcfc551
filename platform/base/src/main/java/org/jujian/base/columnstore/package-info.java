/// The only door to the column store: statements under a scope, batches, migrations.
@NullMarked
@NamedInterface("columnstore")
package org.jujian.base.columnstore;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
