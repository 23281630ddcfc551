/// 关注名单 of the discipline committee: who stands on it, whom a rule suggests, putting on and taking off.
@NullMarked
package org.jujian.server.web.watch;

import org.jspecify.annotations.NullMarked;
