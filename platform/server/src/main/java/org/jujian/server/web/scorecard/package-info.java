/// The scorecard of a community on a page: what it lost, why, and what would change it; the committee's list of the
/// scorecards of its street. What only the committee may read comes from the committee's copy alone.
@NullMarked
package org.jujian.server.web.scorecard;

import org.jspecify.annotations.NullMarked;
