/// 报送监控: communities × templates, for the street office.
@NullMarked
package org.jujian.server.web.feeds;

import org.jspecify.annotations.NullMarked;
