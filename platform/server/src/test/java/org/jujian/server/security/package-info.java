@NullMarked
package org.jujian.server.security;

import org.jspecify.annotations.NullMarked;
