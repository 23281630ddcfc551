/// How long a running platform takes for its pages, and how much it sends.
@NullMarked
package org.jujian.bench.page;

import org.jspecify.annotations.NullMarked;
