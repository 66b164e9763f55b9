package org.handful.ui.chart.curve;

import java.util.EnumMap;
import java.util.Map;
import org.handful.model.TrainingEvent;

/** The curves of one training, live or stored. Not thread-safe. */
public final class CurveData {
    private final Map<CurveKind, Curve> curves = new EnumMap<>(CurveKind.class);
    private final Curve gpuMemory = new Curve(0);
    private final Curve gpuBusy = new Curve(0);
    private TrainingEvent.GpuUse gpu;
    private int totalSteps;
    private int bestStep;
    private double bestLoss = Double.POSITIVE_INFINITY;

    public CurveData() {
        for (CurveKind kind : CurveKind.values()) {
            curves.put(kind, new Curve(kind.smoothing()));
        }
    }

    /** The curves of a training that told these events. */
    public static CurveData of(Iterable<TrainingEvent> events) {
        CurveData data = new CurveData();
        events.forEach(data::add);
        return data;
    }

    /** Takes the points that an event holds, if any. */
    public void add(TrainingEvent event) {
        switch (event) {
            case TrainingEvent.Started s -> totalSteps = s.totalSteps();
            case TrainingEvent.Step s -> {
                totalSteps = s.totalSteps() > 0 ? s.totalSteps() : totalSteps;
                curve(CurveKind.SUPPORT_LOSS).append(s.step(), s.loss());
                curve(CurveKind.SUPPORT_ACCURACY).append(s.step(), s.accuracy());
            }
            case TrainingEvent.HeldOut h -> {
                curve(CurveKind.HELD_OUT_LOSS).append(h.step(), h.loss());
                curve(CurveKind.HELD_OUT_ACCURACY).append(h.step(), h.accuracy());
                if (h.loss() < bestLoss) {
                    bestLoss = h.loss();
                    bestStep = h.step();
                }
            }
            case TrainingEvent.GpuUse g -> {
                gpu = g;
                gpuMemory.append(lastStep(), (double) g.usedBytes() / g.totalBytes());
                gpuBusy.append(lastStep(), g.busy());
            }
            case TrainingEvent.Preparing _, TrainingEvent.Note _, TrainingEvent.Ended _ -> { }
        }
    }

    public Curve curve(CurveKind kind) {
        return curves.get(kind);
    }

    /** The newest figures of the GPU; null on the CPU. */
    public TrainingEvent.GpuUse gpu() {
        return gpu;
    }

    /** Share of the GPU's memory that is in use, 0..1; empty on the CPU. */
    public Curve gpuMemory() {
        return gpuMemory;
    }

    /** Share of the time in which the GPU computes, 0..1; empty on the CPU. */
    public Curve gpuBusy() {
        return gpuBusy;
    }

    /** 0 when it is not known. */
    public int totalSteps() {
        return totalSteps;
    }

    /** The step with the lowest held-out loss so far; 0 without held-out images. */
    public int bestStep() {
        return bestStep;
    }

    public boolean empty() {
        return curves.values().stream().allMatch(c -> c.size() == 0);
    }

    /** The last step that any curve reached. */
    public int lastStep() {
        return (int) curves.values().stream().filter(c -> c.size() > 0).mapToDouble(c -> c.x(c.size() - 1)).max()
                .orElse(0);
    }
}
