/// The only door to PostgreSQL: a transaction under a scope.
@NullMarked
@NamedInterface("postgres")
package org.jujian.base.postgres;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
