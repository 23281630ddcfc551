package org.jujian.server.web;

import jakarta.servlet.http.HttpServletRequest;

/// Tells who looks, from the login of a request.
@FunctionalInterface
public interface Viewers {
    Viewer of(HttpServletRequest request);
}
