/// Logins of people and tokens of programs; what reaches a controller is a person with a scope.
@NullMarked
package org.jujian.server.security;

import org.jspecify.annotations.NullMarked;
