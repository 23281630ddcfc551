/// Sending a file and reading what became of it.
@NullMarked
package org.jujian.server.web.upload;

import org.jspecify.annotations.NullMarked;
