package org.jujian.server.web.view;

/// A 说明 or 申诉 that waits for its answer, as the figure that it is about is marked.
///
/// @param label 申诉中, 说明待阅
public record OpenObjection(String label, String href) {}
