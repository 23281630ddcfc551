/// The interface of contract.md.
@NullMarked
package org.jujian.server.api;

import org.jspecify.annotations.NullMarked;
