/// The page of the administrator of the platform: how it runs, and no content (process.md §0).
@NullMarked
package org.jujian.server.web.platform;

import org.jspecify.annotations.NullMarked;
