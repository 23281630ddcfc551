/// Generation of the typed tables from the migrations; used by the build.
@NullMarked
package org.jujian.testing.tables;

import org.jspecify.annotations.NullMarked;
