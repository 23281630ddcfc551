/// How often a process of ours that died is started again.
@NullMarked
package org.jujian.embedded.restart;

import org.jspecify.annotations.NullMarked;
