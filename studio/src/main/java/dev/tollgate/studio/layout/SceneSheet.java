package dev.tollgate.studio.layout;

import java.util.List;

/**
 * The geometry of a scene.
 *
 * @param frame the sheet
 * @param horizon where sky meets ground, or wall meets table
 * @param discX the middle of the sun or moon, across
 * @param discY the middle of the sun or moon, down
 * @param discRadius its radius, 0 when there is none
 * @param mainOnRight on which side the weight of the picture lies
 * @param figures the figures, far ones first
 */
public record SceneSheet(
    Frame frame,
    double horizon,
    double discX,
    double discY,
    double discRadius,
    boolean mainOnRight,
    List<Placement> figures) {}
