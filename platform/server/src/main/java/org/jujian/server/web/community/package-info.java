/// What one community owes, what it published and its own figures.
@NullMarked
package org.jujian.server.web.community;

import org.jspecify.annotations.NullMarked;
