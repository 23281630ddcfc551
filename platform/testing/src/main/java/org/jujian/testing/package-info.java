/// Fixtures for the tests of all modules: stores that really run, and contract suites.
@NullMarked
package org.jujian.testing;

import org.jspecify.annotations.NullMarked;
