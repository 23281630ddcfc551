@NullMarked
package org.jujian.server.stores;

import org.jspecify.annotations.NullMarked;
