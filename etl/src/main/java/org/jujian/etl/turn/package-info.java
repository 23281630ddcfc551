/// Who waits for whom on one node: a large file lets small ones pass. Knows nothing of submissions and stores.
@NullMarked
package org.jujian.etl.turn;

import org.jspecify.annotations.NullMarked;
