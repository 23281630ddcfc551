/// 本社区数据: the rows that the platform holds of a community.
@NullMarked
package org.jujian.server.web.rows;

import org.jspecify.annotations.NullMarked;
