/// Measures how fast files become facts, beside what PostgreSQL and the bare engine need for the same rows. Not
/// shipped.
@NullMarked
package org.jujian.bench;

import org.jspecify.annotations.NullMarked;
