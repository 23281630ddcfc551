/// The pages as they come out, without the stores behind them: fixtures from the golden set, a small preview
/// application.
@org.jspecify.annotations.NullMarked
package org.jujian.server.web;
