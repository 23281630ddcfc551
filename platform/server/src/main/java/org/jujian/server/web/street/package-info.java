/// The street office's comparison of its communities.
@NullMarked
package org.jujian.server.web.street;

import org.jspecify.annotations.NullMarked;
