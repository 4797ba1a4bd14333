package cn.zhengtong.support.seals;

/// Where on a paper the seal stands.
///
/// @param page counted from 0
/// @param x middle of the seal in points from the left
/// @param y middle of the seal in points from below
/// @param diameter in points; 40 mm are 113
public record SealPlace(int page, double x, double y, double diameter) {

    public static final double USUAL_DIAMETER = 113.4;
}
