import type { RankedNames } from './ranked-names';

export const CLICKS_NAMES: RankedNames = [
  [
    100,
    'Link clicks|Clics sur un lien|Clics sur lien|Clics sur le lien|Clics en el enlace|Clics en enlaces|Link-Klicks|Linkklicks|Cliques no link|Cliques na ligação|Clic sul link|Linkklikken|Klikken op link|Klikken op links|Kliknięcia linku|Kliknięcia w link|Länkklick|Klik på link|Linkklik|Lenkeklikk|Linkin klikkaukset|Kliknutí na odkaz|Prokliky odkazu|Bağlantı tıklamaları|Клики по ссылке|リンクのクリック|リンククリック|リンクのクリック数|链接点击量|链接点击次数|連結點擊次數|링크 클릭',
  ],
  [
    98,
    'Outbound clicks|Clics sortants|Clics salientes|Cliques de saída|Cliques externos|Clic in uscita|Ausgehende Klicks|Uitgaande klikken|Kliknięcia wychodzące|Utgående klick|アウトバウンドクリック|Clicks (destination)|Clics (destination)|Clics (destino)|Cliques (destino)|Klicks (Ziel)|Klicks (Zielseite)|Clic (destinazione)|Klikken (bestemming)|クリック数(遷移先)|クリック(遷移先)|クリック数(リンク先)|クリック(リンク先)|点击量(目标页面)|点击数(目标页面)|클릭수(랜딩 페이지)',
  ],
  [
    96,
    'Clicks|Click|Kliks|Κλικ|Kattintások|Kattintás|Clicuri|Кліки|點擊次數|Total clicks|Google Ads clicks|Ads clicks|Klicks|Klick|Clics|Clic|Cliques|Klikken|Kliknięcia|Klik|Klikk|Klikkaukset|Klikit|Kliknutí|Prokliky|Tıklamalar|Tıklama|Tıklama sayısı|Клики|Кликов|Переходы|クリック数|クリック|点击次数|点击|点击量|点击数|點擊|點擊次數|點閱|클릭수|클릭 수|클릭|Gesamtklicks|Clics totaux|Clics totales|Total de cliques|Clic totali|Totaal aantal klikken',
  ],
  [94, 'Swipe ups|Swipes|Taps|Swipe-ups'],
  [
    80,
    "Clicks (all)|Clics (tous)|Clics (todos)|Cliques (todos)|Klicks (alle)|Clic (tutti)|Klikken (alle)|Kliknięcia (wszystkie)|Klick (alla)|Klik (alle)|Klikk (alle)|Klikkaukset (kaikki)|Kliknutí (vše)|Kliknutí (všechna)|Tıklamalar (tümü)|Клики (все)|クリック(すべて)|点击量(全部)|點擊次數(全部)|클릭(전체)|Pin clicks|Clics sur l'épingle|Klicks auf Pins|Clics en el Pin",
  ],
  [
    70,
    'Clicks to landing page|Landing page clicks|Website clicks|URL clicks|Klicks auf Zielseite|Clics vers la page de destination|Unique clicks',
  ],
  [
    50,
    'Interactions|Interaktionen|Interações|Interacciones|Interazioni|Interacties|Interakcje|インタラクション|互动次数|상호작용수',
  ],
];
