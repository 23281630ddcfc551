/// 公开栏: what a community's notice board tells everybody, without a login. Nothing but what hangs on the wall, in the
/// scope of the public.
@NullMarked
package org.jujian.server.web.board;

import org.jspecify.annotations.NullMarked;
