/// What people change about their own access.
@NullMarked
package org.jujian.server.web.account;

import org.jspecify.annotations.NullMarked;
