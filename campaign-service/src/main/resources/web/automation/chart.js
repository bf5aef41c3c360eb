import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

// The chart draws what stands in the table beside it.
echarts.use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

const ENDS = [['Completed', '--tblr-green'], ['Failed', '--tblr-red'], ['Skipped', '--tblr-orange'], ['Cancelled', '--tblr-secondary']];

const number = (text) => (text === undefined ? null : Number(text));
const tick = (from, days) => new Intl.DateTimeFormat(undefined, days
  ? { month: 'short', day: 'numeric', hour: '2-digit' }
  : { hour: '2-digit', minute: '2-digit' }).format(new Date(from));

function read(table) {
  return [...table.tBodies[0].rows].map((row) => ({
    from: row.dataset.from,
    ends: [...row.querySelectorAll('td')].slice(0, ENDS.length).map((cell) => Number(cell.textContent)),
    median: number(row.dataset.median),
    p95: number(row.dataset.p95),
  }));
}

function draw(place) {
  const stretches = read(document.getElementById(place.dataset.chart));
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const text = { color: colour('--tblr-body-color'), fontFamily: getComputedStyle(document.body).fontFamily };
  const line = { lineStyle: { color: colour('--tblr-border-color') } };
  const days = new Date(stretches.at(-1).from) - new Date(stretches[0].from) > 2 * 86400000;
  const late = (name, key, type) => ({
    name, type: 'line', yAxisIndex: 1, symbolSize: 5, showAllSymbol: true, connectNulls: true, lineStyle: { type, width: 1.5 }, data: stretches.map((one) => one[key]),
  });
  const chart = echarts.getInstanceByDom(place) ?? echarts.init(place);
  chart.setOption({
    animation: false,
    textStyle: text,
    color: [...ENDS.map(([, name]) => colour(name)), colour('--tblr-azure'), colour('--tblr-purple')],
    // On a narrow screen the legend takes two lines.
    grid: { left: 8, right: 8, top: place.clientWidth < 480 ? 76 : 48, bottom: 4, containLabel: true },
    legend: { top: 0, type: 'plain', textStyle: text, itemWidth: 14, itemHeight: 10 },
    tooltip: { trigger: 'axis', renderMode: 'richText' },
    xAxis: { type: 'category', data: stretches.map((one) => tick(one.from, days)), axisLine: line, axisLabel: text },
    yAxis: [
      { type: 'value', name: 'jobs', minInterval: 1, splitLine: line, axisLabel: text, nameTextStyle: { ...text, align: 'left' } },
      { type: 'value', name: 'late, s', splitLine: { show: false }, axisLabel: text, nameTextStyle: { ...text, align: 'right' } },
    ],
    series: [
      ...ENDS.map(([name], index) => ({ name, type: 'bar', stack: 'ended', data: stretches.map((one) => one.ends[index]) })),
      late('Half up to', 'median', 'solid'),
      late('95 % up to', 'p95', 'dashed'),
    ],
  }, true);
}

const all = () => document.querySelectorAll('.throughput-chart');
document.addEventListener('htmx:load', (event) => event.detail.elt.querySelectorAll('.throughput-chart').forEach(draw));
document.addEventListener('htmx:beforeCleanupElement', (event) => {
  if (event.target.classList?.contains('throughput-chart')) {
    echarts.getInstanceByDom(event.target)?.dispose();
  }
});
addEventListener('resize', () => all().forEach((place) => {
  echarts.getInstanceByDom(place)?.resize();
  draw(place);
}));
new MutationObserver(() => all().forEach(draw)).observe(document.documentElement, { attributeFilter: ['data-bs-theme'] });
all().forEach(draw);
